import { searchColumns } from '../../../shared/record'

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

interface Told {
  readonly title: string
  readonly place?: string | null
  readonly description?: string | null
}

/** The columns by which an event is searched and sorted. It is found by the name of its partnership too. */
export const eventWords = ({ title, place, description }: Told, partnershipName: string) =>
  searchColumns(title, place, description, partnershipName)
