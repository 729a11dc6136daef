import { RegistryError } from '../../core/errors'
import { tablesReadBy } from '../../database/statement-tables'
import { codeOfUnit } from '../../modules/territory/find-unit'
import type { Making } from './page'
import type { UnitsNamedPageQuery, UnitsNamedPageQueryVariables } from './page-queries'
import { PageQuery, type Read } from './page-query'

const query = new PageQuery<UnitsNamedPageQuery, UnitsNamedPageQueryVariables>(/* GraphQL */ `
  query UnitsNamedPage($code: String!, $name: String!) {
    territory(code: $code) { code name path }
    territories(first: 20, search: $name) {
      nodes { code name path }
    }
  }
`)

export type Unit = NonNullable<UnitsNamedPageQuery['territory']>

/** The unit that a reader has named, or those that may be meant. */
interface UnitChoice extends Pick<Read<unknown>, 'tables' | 'cacheExpiry'> {
  readonly unit: Unit | null
  readonly others: readonly Unit[]
}

/** By its code, or by a name that no other unit has, as in the addresses of feeds. */
export async function chooseUnit(text: string, { context, known }: Making): Promise<UnitChoice> {
  const code = await codeOfUnit(text, 'territory', context.reader).catch((error: unknown) => {
    if (error instanceof RegistryError && error.extensions.code === 'BAD_USER_INPUT') return null
    throw error
  })
  const { data, tables, cacheExpiry } = await query.read({ code: code ?? '', name: text }, context, known)
  const read = { tables: [...tables, ...tablesReadBy(context.reader)], cacheExpiry }
  const { territory, territories } = data
  return { ...read, unit: territory, others: territory ? [] : (territories?.nodes ?? []) }
}
