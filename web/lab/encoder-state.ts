import { signal } from '@preact/signals'

/** How many bytes of the sentence encoder have come; undefined while it is not being fetched. */
export const encoderLoading = signal<number | undefined>(undefined)

/** Whether the sentence encoder has answered in this page, so that the next question loads nothing. */
export const isEncoderLoaded = signal(false)
