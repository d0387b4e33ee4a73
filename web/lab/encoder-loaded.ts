import { signal } from '@preact/signals'

/** Whether the sentence encoder has answered in this page, so that the next question loads nothing. */
export const isEncoderLoaded = signal(false)
