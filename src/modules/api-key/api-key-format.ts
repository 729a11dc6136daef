import { createHash, randomBytes } from 'node:crypto'

/** So that whoever finds one somewhere, a scanner of secrets say, knows what it is. */
const BEGINNING = 'partnerstwa_'

const SHOWN = BEGINNING.length + 4

const CREDENTIAL = /^Bearer +partnerstwa_/i
const FORM = /^Bearer +(partnerstwa_[\w-]{43})$/i

export const newKey = (): string => `${BEGINNING}${randomBytes(32).toString('base64url')}`

export const prefixOfKey = (key: string): string => key.slice(0, SHOWN)

export const digestOf = (key: string): string => createHash('sha256').update(key).digest('base64url')

/** Whether an Authorization header is meant to show an API key. */
export const showsKey = (authorization: string): boolean => CREDENTIAL.test(authorization)

/** The key in an Authorization header. Null: none that could be good. */
export const keyIn = (authorization: string): string | null => FORM.exec(authorization)?.[1] ?? null
