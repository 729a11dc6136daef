import sql from 'sql-template-tag'
import { Reads } from '../../core/collections/reader'
import { type Context, perRequest } from '../../core/context'
import { getOrCreate } from '../../core/get-or-create'
import { TerritoryLevel } from './territory.enums'

export interface Step {
  readonly level: TerritoryLevel
  readonly name: string
  readonly type: string | null
}

/** What the path of each unit is: one statement for all that are asked for at once. */
export const paths = perRequest(
  (context: Context) =>
    new Reads<string>(async (ids) => {
      const { dialect } = context.reader
      const rows = await context.reader.all(sql`WITH RECURSIVE above("unit", "id", "parentId", "step") AS (
          SELECT "id", "id", "parentId", 0 FROM "territory" WHERE ${dialect.isIn(sql`"id"`, dialect.list(ids))}
          UNION ALL SELECT above."unit", parent."id", parent."parentId", above."step" + 1
            FROM above JOIN "territory" AS parent ON parent."id" = above."parentId")
        SELECT above."unit", t."level", t."name", t."type" FROM above JOIN "territory" AS t ON t."id" = above."id"
        ORDER BY above."unit", above."step"`)
      const steps = new Map<string, Step[]>()
      for (const [unit, level, name, type] of rows)
        getOrCreate(steps, unit as string, (): Step[] => []).push({ level, name, type } as Step)
      return ids.map((id) => pathOf(steps.get(id) ?? []))
    }),
)

/** A city with the rights of a powiat is a gmina and a powiat of one name: it is named once. The country is left out. */
export function pathOf([unit, ...above]: readonly Step[]): string {
  if (!unit) return ''
  const names = [unit, ...above]
    .filter(
      (step, index) => index === 0 || (step.level !== TerritoryLevel.COUNTRY && step.name !== unit.name),
    )
    .map(calledIn)
  return [...new Set(names)].join(', ')
}

/** Names that tell units of one powiat apart: a town and the rural gmina around it are often called the same. */
const DISTINGUISHED = ['gmina wiejska', 'miasto', 'obszar wiejski', 'delegatura']

function calledIn({ level, name, type }: Step): string {
  if (level === TerritoryLevel.VOIVODESHIP) return `województwo ${name}`
  if (level === TerritoryLevel.POWIAT && type === 'powiat') return `powiat ${name}`
  return type !== null && DISTINGUISHED.includes(type) ? `${name} (${type})` : name
}
