import { signal } from '@preact/signals'

/** How many bytes of the sentence encoder have come; undefined while it is not being fetched. */
export const encoderLoading = signal<number | undefined>(undefined)
