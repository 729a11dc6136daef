import { builtinModules } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { ownFiles, packageOf, ROOT } from './planted'

interface Rule {
  readonly name: string
  readonly from: { readonly path?: string; readonly pathNot?: string }
  readonly to: {
    readonly path?: string
    readonly circular?: boolean
    readonly dependencyTypes?: readonly string[]
    readonly dependencyTypesNot?: readonly string[]
  }
}

export const config: { readonly forbidden: readonly Rule[] } = require(join(ROOT, '.dependency-cruiser.cjs'))

/** An import that a rule forbids. */
interface Violation {
  readonly rule: string
  readonly from: string
  readonly to: string
  /** Types alone, where the rule does not except them: they are what a check overlooks most easily. */
  readonly keyword: 'import' | 'import type'
  readonly isMutual: boolean
}

const KNOWN = ['path', 'pathNot', 'circular', 'dependencyTypes', 'dependencyTypesNot']

/** How the rule can be broken: from each place that it is about, towards each that it forbids to that one. */
export function violationsOf({ name: rule, from, to }: Rule): Violation[] {
  const unknown = [...Object.keys(from), ...Object.keys(to)].filter((key) => !KNOWN.includes(key))
  if (unknown.length > 0) throw new Error(`${rule}: plant what breaks a rule with ${unknown}.`)
  if (to.circular)
    return (['import', 'import type'] as const).map((keyword) => {
      const [a, b] = ['a', 'b'].map((name) => `src/planted/${keyword.replace(' ', '-')}-${name}.ts`)
      return { rule, from: String(a), to: String(b), keyword, isMutual: true }
    })
  const keyword = to.dependencyTypesNot?.includes('type-only') ? 'import' : 'import type'
  const froms = matching(from.path ?? '^src', ownFiles, from.pathNot)
  const tos = to.path ? matching(to.path, [...ownFiles, ...builtinModules]) : [packageOf('devDependencies')]
  return froms.flatMap((each) =>
    tos.map((target) => ({ rule, from: each, to: target, keyword, isMutual: false })),
  )
}

/** The files that break the rules so. */
export function filesOf(violations: readonly Violation[]): Map<string, string> {
  const files = new Map<string, string>()
  const append = (file: string, line: string) => files.set(file, `${files.get(file) ?? ''}${line}\n`)
  for (const { from, to, keyword, isMutual } of violations) {
    append(from, `${keyword} { planted } from '${pathTo(to, from)}'`)
    if (to.endsWith('.ts')) append(to, isMutual ? `${keyword} { planted } from '${pathTo(from, to)}'` : '')
  }
  return files
}

const pathTo = (target: string, from: string) =>
  target.endsWith('.ts') ? `./${relative(dirname(from), target).slice(0, -'.ts'.length)}` : target

/** The first file of each alternative: one that matches none forbids nothing. */
function matching(pattern: string, files: readonly string[], not?: string): string[] {
  return alternatives(pattern).map((alternative) => {
    const file = files.find((each) => each.match(alternative) && !(not && each.match(not)))
    if (file === undefined) throw new Error(`${alternative} matches no file.`)
    return file
  })
}

/** The parts of a regular expression between the `|` that are in no brackets. */
function alternatives(pattern: string): string[] {
  const parts = ['']
  let depth = 0
  for (const character of pattern) {
    if (character === '(') depth++
    if (character === ')') depth--
    if (character === '|' && depth === 0) parts.push('')
    else parts.push(`${parts.pop()}${character}`)
  }
  return parts
}

/** The files of `src` that no rule about two places of `src` is about. */
export function unruled(files: readonly string[]): string[] {
  const rules = config.forbidden.filter(({ from, to }) => from.path && to.path?.startsWith('^src/'))
  return files.filter(
    (file) =>
      file.startsWith('src/') &&
      !rules.some(({ from, to }) => [from.path, to.path].some((path) => path && file.match(path))),
  )
}
