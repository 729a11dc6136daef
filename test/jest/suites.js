const { existsSync, readdirSync, readFileSync } = require('node:fs')
const { dirname, join } = require('node:path')

/*
 * Which suites run on which database. A suite that reaches test/support/database.ts, by itself or through what it
 * imports, can get at a database: it runs once on each. All others run once in all. Nobody has to remember it: without
 * that file there is no address of a database, nor the name of its kind.
 */

const TESTS = join(__dirname, '..')

const IMPORT = /(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*'(\.[^']+)'/g

const importsOf = (path) =>
  [...readFileSync(path, 'utf8').matchAll(IMPORT)]
    .map(([, name]) => `${join(dirname(path), name)}.ts`)
    .filter((imported) => imported.startsWith(TESTS) && existsSync(imported))

/** Tells whether a file is the one that is named, or comes to it through what it imports. */
function reaching(name) {
  const known = new Map([[join(TESTS, name), true]])
  const reaches = (path) => {
    if (!known.has(path)) known.set(path, importsOf(path).some(reaches))
    return known.get(path)
  }
  return reaches
}

const needsDatabase = reaching('support/database.ts')
const isLong = reaching('support/scale.ts')

/** Of all files, or of those only that do more in the long form (see test/support/scale.ts). */
function suites({ long = false } = {}) {
  const all = readdirSync(TESTS, { recursive: true })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => join(TESTS, path))
    .filter((path) => !long || isLong(path))
    .sort()
  return {
    onDatabases: all.filter(needsDatabase),
    withoutDatabase: all.filter((path) => !needsDatabase(path)),
  }
}

module.exports = { suites }
