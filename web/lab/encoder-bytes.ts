import sizes from '../../generated/web/sizes.json' with { type: 'json' }

/** What the sentence encoder's weights take up; they are fetched when somebody searches first. */
export const ENCODER_BYTES = sizes.encoder
