import { searchColumns } from '../../core/collections/record'

interface Named {
  readonly name: string
  readonly formerNames: readonly string[]
  readonly summary?: string | null
  readonly address?: { readonly town?: string | null } | null
}

interface Parts {
  readonly goals: readonly { readonly text: string }[]
  readonly territories: readonly { readonly name: string | undefined }[]
}

/** The columns by which a partnership is searched and sorted. */
export const partnershipWords = (
  { name, formerNames, summary, address }: Named,
  { goals, territories }: Parts,
) =>
  searchColumns(
    ...([name, ...formerNames, summary, ...goals.map(({ text }) => text), address?.town] as const),
    ...territories.map((unit) => unit.name),
  )
