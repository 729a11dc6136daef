import { IsIn, IsOptional, IsUrl, Matches, ValidateBy } from 'class-validator'

/** The variable of the environment that sets a property: `queryTimeoutMs` is QUERY_TIMEOUT_MS. */
export const variableOf = (property: string): string =>
  property.replaceAll(/[A-Z]|\d+/g, (start) => `_${start}`).toUpperCase()

const say = (rule: string) => ({
  message: ({ property }: { property: string }) => `${variableOf(property)} must ${rule}.`,
})

export const WholeNumber = (
  least: number,
  most = Number.MAX_SAFE_INTEGER,
  unit?: string,
): PropertyDecorator => {
  const range = most === Number.MAX_SAFE_INTEGER ? `, ${least} or more` : ` from ${least} to ${most}`
  const validate = (value: unknown) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
  return ValidateBy(
    { name: 'wholeNumber', validator: { validate } },
    say(`be a whole number${unit ? ` of ${unit}` : ''}${range}`),
  )
}

export const OneOf = (...values: readonly unknown[]): PropertyDecorator =>
  IsIn(values, say(`be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}`))

export const Matching = (pattern: RegExp, rule: string): PropertyDecorator => Matches(pattern, say(rule))

export const EachMatching = (pattern: RegExp, rule: string): PropertyDecorator =>
  Matches(pattern, { each: true, ...say(rule) })

/** The list as it is written, with commas. */
export const ListMatching = (pattern: RegExp, rule: string): PropertyDecorator => {
  const validate = (value: unknown) => Array.isArray(value) && pattern.test(value.join())
  return ValidateBy({ name: 'listMatching', validator: { validate } }, say(rule))
}

/** Null is a value: the setting is not given. */
export const Optional = IsOptional

/** An address that paths are added to. */
export const Page = (): PropertyDecorator =>
  IsUrl(
    {
      protocols: ['http', 'https'],
      require_protocol: true,
      require_tld: false,
      allow_underscores: true,
      allow_query_components: false,
      allow_fragments: false,
      disallow_auth: true,
    },
    say('be an absolute http or https address, without query and fragment'),
  )
