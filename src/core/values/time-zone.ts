import { ValidateBy } from 'class-validator'
import { IANAZone } from 'luxon'

/** A place, or UTC: neither an offset, which knows no summer time, nor an abbreviation. */
const NAME = /^(UTC|[A-Z][A-Za-z_]+(\/[A-Z][A-Za-z0-9_+-]+)+)$/
const MAX_NAME_LENGTH = 64

/** The time zones are found in any case, but not by every program that will read the name. */
const spelling = new Map(Intl.supportedValuesOf('timeZone').map((name) => [name.toLowerCase(), name]))

export const isTimeZone = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_NAME_LENGTH && NAME.test(value) && isKnown(value)

/** Asking for a former name takes as long as all else that a row of an import is asked. */
function isKnown(name: string): boolean {
  const known = spelling.get(name.toLowerCase())
  return known === undefined ? IANAZone.isValidZone(name) : known === name
}

export const IsTimeZone = (): PropertyDecorator =>
  ValidateBy({
    name: 'isTimeZone',
    validator: {
      validate: isTimeZone,
      defaultMessage: (args) =>
        `${args?.property} must be the IANA name of a time zone, such as Europe/Warsaw, not an offset.`,
    },
  })
