import sql from 'sql-template-tag'
import { foldedPhrase } from '../../../core/values/polish-text'
import { organisations } from '../../../modules/organisation/organisation.entity'
import type { CreateOrganisationInput } from '../../../modules/organisation/organisation.inputs'
import { territoryId } from '../../../modules/territory/territory.entity'
import type { MutationContext } from '../../../mutations/mutation-context'
import type { FileRows } from '../file-rows'
import type { ImportRow, Likeness } from '../import-row'

const valuesOf = ({ values }: ImportRow) => values as unknown as Partial<CreateOrganisationInput>

type Numbers = Pick<CreateOrganisationInput, 'krs' | 'nip' | 'regon'>

const NUMBERS = ['krs', 'nip', 'regon'] as const

/** The one number that no two organisations share. Branches have the NIP, and the first digits of REGON, of the whole. */
export const numbersOf = (row: ImportRow): (readonly [string, string])[] => {
  const { krs } = valuesOf(row)
  return krs == null ? [] : [['krs', krs]]
}

interface Found extends Numbers {
  readonly id: string
  readonly name: string
  readonly territoryId: string | null
}

/** Words that say what kind of legal person it is, and not which. */
const LEGAL_FORMS = [
  ...['spolka z ograniczona odpowiedzialnoscia', 'spolka z o o', 'sp z o o', 'spolka akcyjna', 's a'],
  ...['spolka jawna', 'sp j', 'stowarzyszenie', 'fundacja', 'organizacja pozytku publicznego', 'opp'],
]

const IS_LEGAL_FORM = new RegExp(` (${LEGAL_FORMS.join('|')})(?= |$)`, 'g')

/** The words of a name that tell it from others: without capitals, accents, quotation marks and the legal form. */
function nameCore(name: string): string {
  const phrase = foldedPhrase(name)
  const core = phrase.replace(IS_LEGAL_FORM, '')
  return core === '' ? phrase : core
}

const isNear = (found: string | null, territory: string | null | undefined) =>
  found === null || territory == null || found === territoryId(territory)

/** A branch has the number of the whole, and is in another place: that is for people to decide. */
const isBranch = (found: Found, { territory }: Partial<CreateOrganisationInput>) =>
  !isNear(found.territoryId, territory)

const shared = (found: Numbers, values: Numbers) =>
  NUMBERS.find((name) => values[name] != null && found[name] === values[name])

/** Which organisations the rows mean for sure: those that have one of their numbers, in the same place. */
export async function identifyOrganisations(
  rows: readonly ImportRow[],
  mutation: MutationContext,
): Promise<Map<ImportRow, string>> {
  const found = await withNumbers(rows, mutation)
  return new Map(
    rows.flatMap((row) => {
      const values = valuesOf(row)
      const same = found.filter((each) => shared(each, values) !== undefined && !isBranch(each, values))
      const [only] = same
      return only && same.length === 1 ? [[row, only.id] as const] : []
    }),
  )
}

async function withNumbers(rows: readonly ImportRow[], { write, viewer }: MutationContext): Promise<Found[]> {
  const { dialect } = write
  const found: Found[] = []
  for (const name of NUMBERS) {
    const values = rows.flatMap((row) => valuesOf(row)[name] ?? [])
    if (values.length === 0) continue
    found.push(
      ...(await write.read<Found>(sql`SELECT "id", "krs", "nip", "regon", "name", "territoryId"
        FROM "organisation" AS t WHERE ${dialect.isIn(sql([`"${name}"`]), dialect.list(values))}
          AND ${organisations.visible(sql`t`, viewer)} ORDER BY "id"`)),
    )
  }
  return [...new Map(found.map((each) => [each.id, each])).values()]
}

interface NamedRow {
  readonly row: number
  readonly territory: string | null
}

/** Organisations that may be the same: by their names in one place, or by a number in two. */
export class SimilarOrganisations {
  private readonly rows = new Map<string, NamedRow[]>()

  async collect(rows: readonly ImportRow[], mutation: MutationContext): Promise<Map<ImportRow, Likeness>> {
    for (const row of rows) {
      const { name, territory } = valuesOf(row)
      if (name == null) continue
      const core = nameCore(name)
      const known = this.rows.get(core) ?? []
      known.push({ row: row.number, territory: territory ?? null })
      this.rows.set(core, known)
    }
    return similarRecords(rows, mutation)
  }

  async resemble(
    rows: readonly ImportRow[],
    mutation: MutationContext,
    file: FileRows,
  ): Promise<Map<ImportRow, Likeness>> {
    const records = await similarRecords(rows, mutation, (id) => !file.isOfFile(id))
    return new Map(
      rows.flatMap((row) => {
        const likeness = records.get(row) ?? this.otherRow(row)
        return likeness ? [[row, likeness] as const] : []
      }),
    )
  }

  private otherRow(row: ImportRow): Likeness | null {
    const { name, territory } = valuesOf(row)
    const others = this.rows.get(nameCore(name ?? '')) ?? []
    const other = others.find(
      (each) =>
        each.row !== row.number &&
        (each.territory === null || territory == null || each.territory === territory),
    )
    return other ? { otherRow: other.row } : null
  }
}

async function similarRecords(
  rows: readonly ImportRow[],
  mutation: MutationContext,
  isAsked: (id: string) => boolean = () => true,
): Promise<Map<ImportRow, Likeness>> {
  if (rows.length === 0) return new Map()
  const numbered = (await withNumbers(rows, mutation)).filter(({ id }) => isAsked(id))
  const named = (await withNames(rows, mutation)).filter(({ id }) => isAsked(id))
  return new Map(
    rows.flatMap((row) => {
      const likeness = branchOf(numbered, valuesOf(row)) ?? namesake(named, valuesOf(row))
      return likeness ? [[row, likeness] as const] : []
    }),
  )
}

function branchOf(found: readonly Found[], values: Partial<CreateOrganisationInput>): Likeness | null {
  const whole = found.find((each) => shared(each, values) !== undefined)
  if (!whole) return null
  const number = shared(whole, values)
  return {
    id: whole.id,
    called: `“${whole.name}” (${whole.id}), which has the same ${number}: is it a branch of it?`,
  }
}

function namesake(found: readonly Found[], values: Partial<CreateOrganisationInput>): Likeness | null {
  const core = nameCore(values.name ?? '')
  const same = found.find(
    (each) =>
      nameCore(each.name) === core &&
      isNear(each.territoryId, values.territory) &&
      !hasOtherNumber(each, values),
  )
  return same ? { id: same.id, called: `“${same.name}” (${same.id})` } : null
}

/** Two with the same name and other numbers are two. */
const hasOtherNumber = (found: Numbers, values: Numbers) =>
  NUMBERS.some((name) => values[name] != null && found[name] != null && found[name] !== values[name])

/** The names that have the same core, as far as the form stands before or behind it. */
const namesOf = (name: string): string[] => {
  const core = nameCore(name)
  return [foldedPhrase(name), core, ...LEGAL_FORMS.flatMap((form) => [` ${form}${core}`, `${core} ${form}`])]
}

async function withNames(rows: readonly ImportRow[], { write, viewer }: MutationContext): Promise<Found[]> {
  const { dialect } = write
  const names = new Set(rows.flatMap((row) => valuesOf(row).name ?? []).flatMap(namesOf))
  return write.read<Found>(sql`SELECT "id", "krs", "nip", "regon", "name", "territoryId" FROM "organisation" AS t
    WHERE ${dialect.isIn(sql`"nameFolded"`, dialect.list([...names]))} AND ${organisations.visible(sql`t`, viewer)} ORDER BY "id"`)
}
