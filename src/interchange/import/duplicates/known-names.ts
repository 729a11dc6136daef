import sql from 'sql-template-tag'
import type { Reader } from '../../../core/collections/reader'
import type { SignedIn } from '../../../core/viewer'
import { isPartnershipVisible } from '../../../modules/partnership/partnership.policy'
import type { MutationContext } from '../../../mutations/mutation-context'
import type { FileRows } from '../file-rows'
import { Division, NameIndex } from './name-index'

const AT_ONCE = 2_000

interface RecordAccess {
  readonly reader: Reader
  readonly viewer: SignedIn
}

type Row = readonly [id: string, name: string, formerNames: string, krs: string | null]

/** The names of all partnerships that the viewer sees, and of the rows of a file. */
export class KnownNames {
  private constructor(
    readonly names: NameIndex,
    private readonly viewer: SignedIn,
    /** The last change that is among them. */
    private lastChange: string,
  ) {}

  static async read({ reader, viewer }: RecordAccess): Promise<KnownNames> {
    const names = new NameIndex(await Division.read(reader))
    // Read before the names are: what is made between the two is looked at again.
    const [[lastChange] = ['']] = (await reader.all(sql`SELECT max("id") FROM "change"`)) as [string | null][]
    for (let last = ''; ; ) {
      const rows = (await reader.all(sql`${selectNames(viewer)} AND t."id" > ${last}
        ORDER BY t."id" LIMIT ${AT_ONCE}`)) as unknown as Row[]
      const end = rows.at(-1)?.[0] ?? last
      addRows(names, rows, await codesBetween(last, end, reader))
      if (rows.length < AT_ONCE) return new KnownNames(names, viewer, lastChange ?? '')
      last = end
    }
  }

  /** Adds what others have made since. */
  async readCreated({ write }: MutationContext, file: FileRows) {
    const made = await write.read<{
      changeId: string
      id: string
      name: string
      formerNames: string
      krs: string | null
    }>(
      sql`SELECT made."id" AS "changeId", t."id", t."name", t."formerNames", t."krs" FROM "change" AS made
        JOIN "partnership" AS t ON t."id" = made."recordId"
        WHERE made."id" > ${this.lastChange} AND made."recordClass" = 'Partnership' AND made."kind" = 'CREATED'
          AND ${isPartnershipVisible(sql`t`, this.viewer)} ORDER BY made."id"`,
    )
    this.lastChange = made.at(-1)?.changeId ?? this.lastChange
    const others = made.filter(({ id }) => !file.isOfFile(id))
    if (others.length === 0) return
    const ids = write.dialect.list(others.map(({ id }) => id))
    const codes = await write.read<{
      id: string
      code: string
    }>(sql`SELECT works."partnershipId" AS "id", unit."code"
      FROM "partnership_territory" AS works JOIN "territory" AS unit ON unit."id" = works."territoryId"
      WHERE ${write.dialect.isIn(sql`works."partnershipId"`, ids)}`)
    const rows = others.map(({ id, name, formerNames, krs }): Row => [id, name, formerNames, krs])
    addRows(this.names, rows, grouped(codes.map(({ id, code }) => [id, code])))
  }
}

const selectNames = (viewer: SignedIn) => sql`SELECT t."id", t."name", t."formerNames", t."krs"
  FROM "partnership" AS t WHERE ${isPartnershipVisible(sql`t`, viewer)}`

function addRows(names: NameIndex, rows: readonly Row[], codes: ReadonlyMap<string, readonly string[]>) {
  for (const [id, name, formerNames, krs] of rows)
    names.add({
      ...{ id, name, krs, row: null },
      formerNames: typeof formerNames === 'string' ? JSON.parse(formerNames) : formerNames,
      territories: codes.get(id) ?? [],
    })
}

async function codesBetween(after: string, end: string, reader: Reader) {
  const rows = (await reader.all(sql`SELECT works."partnershipId", unit."code"
    FROM "partnership_territory" AS works JOIN "territory" AS unit ON unit."id" = works."territoryId"
    WHERE works."partnershipId" > ${after} AND works."partnershipId" <= ${end}`)) as [string, string][]
  return grouped(rows)
}

function grouped(rows: readonly (readonly [id: string, code: string])[]) {
  const codes = new Map<string, string[]>()
  for (const [id, code] of rows) codes.set(id, [...(codes.get(id) ?? []), code])
  return codes
}
