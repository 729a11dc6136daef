import { types } from 'pg'

const TIMESTAMPTZ = types.builtins.TIMESTAMPTZ

/** Most are printed so long: they need no taking apart. */
const WITH_MILLISECONDS = '2017-03-09 16:00:00.123+00'.length

/** `2017-03-09 16:00:00.5+00`, as a session in UTC prints it, to `2017-03-09T16:00:00.500Z`. */
const toIsoText = (printed: string) => {
  if (printed.length === WITH_MILLISECONDS) return `${printed.slice(0, 10)}T${printed.slice(11, 23)}Z`
  const [instant = '', fraction = ''] = printed.replace(' ', 'T').slice(0, -3).split('.')
  return `${instant}.${fraction.padEnd(3, '0')}Z`
}

/** pg's type parsers, but timestamps stay text: no Date is made on the way to the client. */
export const timestampAsIsoText: Pick<typeof types, 'getTypeParser'> = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === TIMESTAMPTZ && format !== 'binary'
      ? toIsoText
      : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
}
