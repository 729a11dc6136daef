import { ValidateBy } from 'class-validator'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Whether what comes from there is what its owner sent: an https address, or one of this very machine. */
export function isTrustedAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  if (username !== '' || password !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))
}

/** A trusted address, without query and fragment, that is not the one in another property. */
export const IsTrustedAddress = (otherThan: string, message: string): PropertyDecorator =>
  ValidateBy({
    name: 'isTrustedAddress',
    validator: {
      validate: (value, args) =>
        typeof value === 'string' &&
        isTrustedAddress(value) &&
        !/[?#]/.test(value) &&
        value !== Object(args?.object)[otherThan],
      defaultMessage: () => message,
    },
  })
