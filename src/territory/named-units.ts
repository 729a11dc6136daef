import sql from 'sql-template-tag'
import { type Warning, WarningCode, warning } from '../keeping/warning'
import type { Violation } from '../shared/errors'
import type { Writing } from '../shared/writing'
import { TERRITORY_CODE, type Territory } from './territory.entity'

type Unit = Pick<Territory, 'id' | 'code' | 'name' | 'isHistorical'>

/** The units that an input names by their TERYT codes. */
export class NamedUnits {
  private constructor(
    private readonly codes: readonly string[],
    private readonly known: ReadonlyMap<string, Unit>,
    /** Of the field that names them: `["territories"]`. */
    private readonly path: readonly string[],
  ) {}

  static async of(codes: readonly string[], path: readonly string[], write: Writing): Promise<NamedUnits> {
    const { dialect } = write
    const units = await write.read<Unit>(
      sql`SELECT "id", "code", "name", "isHistorical" FROM "territory"
        WHERE ${dialect.isIn(sql`"code"`, dialect.list(codes.filter((code) => TERRITORY_CODE.test(code))))}`,
    )
    return new NamedUnits([...new Set(codes)], new Map(units.map((unit) => [unit.code, unit])), path)
  }

  get violations(): Violation[] {
    if (this.known.size === this.codes.length) return []
    const path = ['input', ...this.path]
    const message = `${this.path.join('.')} must hold TERYT codes that the registry knows, such as 1465 or 1465058.`
    return [{ path, rule: 'territory', message }]
  }

  /** Records may lie in units that are no more; who enters one now may have meant another. */
  get warnings(): Warning[] {
    return this.units
      .filter(({ isHistorical }) => isHistorical)
      .map(({ name, code }) =>
        warning(
          WarningCode.TERRITORY_HISTORICAL,
          this.path,
          `The register does not have ${name} (${code}) any more: is another unit in its place?`,
        ),
      )
  }

  get units(): Unit[] {
    return this.unitsOf(this.codes)
  }

  /** Those of some of the codes, each once. */
  unitsOf(codes: readonly string[]): Unit[] {
    return [...new Set(codes)].flatMap((code) => this.known.get(code) ?? [])
  }
}
