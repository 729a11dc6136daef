import sql from 'sql-template-tag'
import type { Reader } from '../../shared/reader'

/** The units of the administrative division, and what each lies in. */
export class Division {
  private constructor(private readonly parents: ReadonlyMap<string, string | null>) {}

  static async read(reader: Reader): Promise<Division> {
    const rows = await reader.all(sql`SELECT child."code", parent."code" FROM "territory" AS child
      LEFT JOIN "territory" AS parent ON parent."id" = child."parentId"`)
    return new Division(new Map(rows as [string, string | null][]))
  }

  /** The unit itself, and all that it lies in. */
  within(code: string): string[] {
    const found: string[] = []
    for (let unit: string | null | undefined = code; unit != null; unit = this.parents.get(unit))
      found.push(unit)
    return found
  }
}
