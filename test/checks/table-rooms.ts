import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DataSource, EntityMetadata } from 'typeorm'
import {
  createSourceFile,
  forEachChild,
  isArrayLiteralExpression,
  isCallExpression,
  isPropertyAssignment,
  isStringLiteralLike,
  isTemplateExpression,
  type Node,
  ScriptTarget,
  type StringLiteralLike,
  type TemplateExpression,
} from 'typescript'
import { config } from './import-rules'
import { ownFiles, ROOT } from './planted'

/** A table that a statement names. */
export interface NamedTable {
  readonly file: string
  readonly line: number
  readonly table: string
}

/** By table, the file of the entity that declares it; of a link table, that of the entity with the JoinTable. */
export function tableFiles({ entityMetadatas }: DataSource): Map<string, string> {
  const classes = new Map<unknown, string>()
  for (const file of ownFiles.filter((path) => path.endsWith('.entity.ts')))
    for (const exported of Object.values(require(join(ROOT, file)))) classes.set(exported, file)
  return new Map(entityMetadatas.map((each) => [each.tableName, fileOf(each, classes)]))
}

function fileOf(
  { tableName, target, ownerColumns, tableType }: EntityMetadata,
  classes: Map<unknown, string>,
) {
  const owner = tableType === 'junction' ? ownerColumns[0]?.referencedColumn?.entityMetadata.target : target
  const file = classes.get(owner)
  if (file === undefined) throw new Error(`${tableName}: no *.entity.ts exports its entity.`)
  return file
}

/** The tables that the SQL of a file names: quoted in a text, or alone in one that becomes a name in SQL. */
export function tablesNamedIn(file: string, tables: readonly string[], text = read(file)): NamedTable[] {
  const source = createSourceFile(file, text, ScriptTarget.Latest, true)
  const found: NamedTable[] = []
  const visit = (node: Node) => {
    for (const table of namesIn(node).filter((name) => tables.includes(name)))
      found.push({ file, table, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 })
    forEachChild(node, visit)
  }
  visit(source)
  return found
}

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

function namesIn(node: Node): string[] {
  if (isTemplateExpression(node)) return quotedIn(sqlOf(node))
  if (!isStringLiteralLike(node)) return []
  return becomesName(node) ? [node.text] : quotedIn(node.text)
}

const sqlOf = ({ head, templateSpans }: TemplateExpression) =>
  head.text + templateSpans.map(({ literal }) => `?${literal.text}`).join('')

/** But for columns, and for names that the statement gives. */
const quotedIn = (sql: string): string[] => [
  ...new Set([...sql.matchAll(/(?<!\.|\bAS )"(\w+)"/g)].map(([, name]) => String(name))),
]

const NAMING_CALLS = ['name', 'insertRows', 'holdTables', 'matches']

function becomesName(node: StringLiteralLike): boolean {
  const parent = isArrayLiteralExpression(node.parent) ? node.parent.parent : node.parent
  if (isPropertyAssignment(parent)) return ['table', 'tables'].includes(parent.name.getText())
  return (
    isCallExpression(parent) && NAMING_CALLS.includes(parent.expression.getText().split('.').at(-1) ?? '')
  )
}

/** Whether a file may not import the other: then it may not name its tables either. */
export const isAbove = (other: string, file: string): boolean =>
  config.forbidden.some(({ from: { path: from = '' }, to: { path: to = '' } }) => {
    return to.startsWith('^src/') && file.match(from) !== null && other.match(to) !== null
  })
