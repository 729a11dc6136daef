import { randomBytes } from 'node:crypto'

/** As Standard Webhooks has it: 24 to 64 bytes. */
const SECRET_BYTES = 32

export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64')

/** In the form in which receivers are told it. */
export const shown = (secret: string): string => `whsec_${secret}`
