import sql from 'sql-template-tag'
import type { Reader } from '../../../core/collections/reader'
import type { SignedIn } from '../../../core/viewer'
import { isPartnershipVisible } from '../../../modules/partnership/partnership.policy'
import { Division, NameIndex } from './name-index'

const AT_ONCE = 2_000

interface RecordAccess {
  readonly reader: Reader
  readonly viewer: SignedIn
}

/** Reads the names of all partnerships once that the viewer sees. */
export async function readNames({ reader, viewer }: RecordAccess): Promise<NameIndex> {
  const book = new NameIndex(await Division.read(reader))
  for (let last = ''; ; ) {
    const rows =
      (await reader.all(sql`SELECT t."id", t."name", t."formerNames", t."krs" FROM "partnership" AS t
      WHERE t."id" > ${last} AND ${isPartnershipVisible(sql`t`, viewer)} ORDER BY t."id" LIMIT ${AT_ONCE}`)) as [
        string,
        string,
        string,
        string | null,
      ][]
    const end = rows.at(-1)?.[0] ?? last
    const codes = await codesBetween(last, end, reader)
    for (const [id, name, formerNames, krs] of rows)
      book.add({
        id,
        name,
        krs,
        formerNames: JSON.parse(formerNames),
        territories: codes.get(id) ?? [],
        row: null,
      })
    if (rows.length < AT_ONCE) return book
    last = end
  }
}

async function codesBetween(after: string, end: string, reader: Reader) {
  const rows = (await reader.all(sql`SELECT works."partnershipId", unit."code"
    FROM "partnership_territory" AS works JOIN "territory" AS unit ON unit."id" = works."territoryId"
    WHERE works."partnershipId" > ${after} AND works."partnershipId" <= ${end}`)) as [string, string][]
  const codes = new Map<string, string[]>()
  for (const [id, code] of rows) codes.set(id, [...(codes.get(id) ?? []), code])
  return codes
}
