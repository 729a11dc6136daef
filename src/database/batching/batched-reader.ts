import type { ReadLimit } from '../../core/collections/reader'
import type { Statement } from '../../core/collections/statement'
import { getOrCreate } from '../../core/get-or-create'
import { type BatchKind, type Rows } from './batch-kind'
import { lookups } from './batched-lookups'
import { pages } from './batched-pages'

type Run = (statement: Statement, limit?: ReadLimit) => Promise<Rows>

const KINDS: readonly BatchKind[] = [lookups, pages]

interface Waiting {
  readonly statement: Statement
  readonly limit: ReadLimit | undefined
  readonly kind: BatchKind
  readonly resolve: (rows: Rows | Promise<Rows>) => void
}

/**
 * Runs what many requests ask for at the same moment, and what differs in its values only, as one statement: to send a
 * statement, and to be woken by its rows, costs more than to find a few of them.
 */
export function batchReads(run: Run): Run {
  let gathered: Waiting[] = []
  const runAll = () => {
    const waiting = gathered
    gathered = []
    for (const group of groups(waiting)) runGroups(group, run)
  }
  return (statement, limit) => {
    const kind = KINDS.find((each) => each.includes(statement))
    if (!kind) return run(statement, limit)
    return new Promise((resolve) => {
      if (gathered.push({ statement, limit, kind, resolve }) === 1) setImmediate(runAll)
    })
  }
}

interface Group {
  readonly kind: BatchKind
  readonly members: Waiting[]
  readonly statements: Statement[]
}

/** While anybody waits for one of them; what it takes is shared. */
const limitOf = (members: readonly Waiting[]): ReadLimit => ({
  end: Math.max(...members.map(({ limit }) => limit?.end ?? Number.POSITIVE_INFINITY)),
  spend: (milliseconds) => {
    for (const { limit } of members) limit?.spend?.(milliseconds / members.length)
  },
})

/** Of one text, a statement joins one of so many groups at the most. */
const MAX_COMPARED = 8

function groups(waiting: readonly Waiting[]): Group[] {
  const made: Group[] = []
  const byText = new Map<string, Group[]>()
  for (const each of waiting) {
    const { kind, statement } = each
    const ofText = getOrCreate(byText, statement.text, (): Group[] => [])
    const joined = ofText.find((group) => kind.areAlike(group.statements[0] as Statement, statement))
    if (joined) {
      joined.members.push(each)
      joined.statements.push(statement)
      continue
    }
    const group = { kind, members: [each], statements: [statement] }
    made.push(group)
    if (ofText.length < MAX_COMPARED) ofText.push(group)
  }
  return made
}

function runGroups({ kind, members, statements }: Group, run: Run) {
  let begin = 0
  for (const size of kind.sizes(statements)) {
    const end = begin + size
    runGroup({ kind, members: members.slice(begin, end), statements: statements.slice(begin, end) }, run)
    begin = end
  }
}

function runGroup({ kind, members, statements }: Group, run: Run) {
  const together = members.length > 1 ? kind.together(statements) : null
  const oneByOne = () => {
    for (const { statement, limit, resolve } of members) resolve(run(statement, limit))
  }
  if (!together) return oneByOne()
  const rows = run(together.statement, limitOf(members))
  rows.then(
    (found) => {
      const shares = together.share(found)
      members.forEach(({ resolve }, index) => {
        resolve(shares[index] as Rows)
      })
    },
    (error) => {
      if (isOfValues(error)) return oneByOne()
      for (const { resolve } of members) resolve(rows)
    },
  )
}

/** A value that the database refuses is one request's, and not the others' fault. All else would fail for each, or come too late. */
const isOfValues = (error: unknown) => /^22/.test(String(Object(error).code))
