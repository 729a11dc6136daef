import type { Transaction } from '../../change/transaction'
import type { EntityClass } from '../../shared/reader'
import type { Links, Row } from './records/rows'

/** Ids that one statement asks for. */
const MOST_IDS = 10_000

/** Adds what the registry lacks, and changes nothing that is there. */
export class MissingRecords {
  readonly counts: Record<string, number> = {}
  private readonly added = new Set<string>()

  constructor(private readonly write: Transaction) {}

  async add<T extends object & { readonly id: string }>(
    called: string,
    entity: EntityClass<T>,
    rows: readonly Row<T>[],
  ) {
    const ids = rows.map(({ id }) => id)
    if (new Set(ids).size < ids.length) {
      const twice = rows.find(({ id }, index) => ids.indexOf(id) < index)
      throw new Error(`Two of the first ${called} are the same: ${JSON.stringify(twice)}.`)
    }
    const present = await this.present(ids, entity)
    const missing = rows.filter(({ id }) => !present.has(id))
    await this.write.insert(entity, missing)
    for (const { id } of missing) this.added.add(id)
    this.counts[called] = missing.length
  }

  /** The links of the records just added. Those of a record that was there are its organisers' business. */
  async link({ table, owner, rows }: Links) {
    await this.write.insertRows(
      table,
      rows.filter((row) => this.added.has(row[owner] ?? '')),
    )
  }

  private async present(ids: readonly string[], entity: EntityClass<object>): Promise<Set<string>> {
    const found = new Set<string>()
    for (let start = 0; start < ids.length; start += MOST_IDS) {
      const rows: { id: string }[] = await this.write.manager
        .createQueryBuilder(entity, 'r')
        .select('r.id', 'id')
        .where('r.id IN (:...asked)', { asked: ids.slice(start, start + MOST_IDS) })
        .getRawMany()
      for (const { id } of rows) found.add(id)
    }
    return found
  }
}
