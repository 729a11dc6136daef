import { badUserInput } from './errors'

/** The name and value of the one argument that is given. A lookup by none or by several of its names is an error. */
export function exactlyOne(
  args: Readonly<Record<string, string | null | undefined>>,
): [name: string, value: string] {
  const given = Object.entries(args).filter((entry): entry is [string, string] => entry[1] != null)
  const [one] = given
  const names = Object.keys(args)
  if (!one || given.length > 1)
    throw badUserInput(names[0] as string, 'exactlyOne', `Give exactly one of ${names.join(' and ')}.`)
  return one
}
