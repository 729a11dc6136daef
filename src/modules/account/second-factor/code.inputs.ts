export const CODE_LENGTH = 40
export const LONG_CODE = `code must have at most ${CODE_LENGTH} characters.`

export const CODE =
  'If the account has a second factor: the six digits that the authenticator app shows now, or a recovery code.'
