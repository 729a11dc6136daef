const { createRequire } = require('node:module')
const { dirname, join, relative, resolve } = require('node:path')
const { compileFunction, constants } = require('node:vm')
const { default: JestRuntime } = require('jest-runtime')

/*
 * Jest gives each suite a realm and modules of its own: for this server that is four seconds of loading for each of its
 * suites, and most of a run. Here only the files under test/ are loaded for each suite. What they import from src
 * or from packages is loaded as Node does it, once in the life of a worker, from the files in dist that `npm start` runs
 * too. Nothing in src is replaced in a test, and no state there belongs to more than one server: suites cannot meet in it.
 * ESM-only packages work as they do in Node.
 */

// Decorators need it, whichever file of src a worker loads first.
require('reflect-metadata')

const ROOT = join(__dirname, '../..')

const isWithin = (folder, path) => relative(join(ROOT, folder), path).split(/[\\/]/)[0] !== '..'
const isOfTests = (path) => isWithin('test', path)
const isOfProduct = (path) => isWithin('src', path) || path === join(ROOT, 'ormconfig')

const compiled = (path) => join(ROOT, 'dist', relative(ROOT, path).replace(/\.ts$/, '.js'))

module.exports = class Runtime extends JestRuntime {
  constructor(...args) {
    super(...args)
    const { executor } = this
    // In the realm of the worker, which src and the packages are in: an Error, a Date or an Array is the same in both.
    executor.compile = (code, filename) =>
      compileFunction(code, executor.injectedModuleParameters, {
        filename,
        importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      })
  }

  requireModuleOrMock(from, name) {
    if (name === '@jest/globals') return super.requireModuleOrMock(from, name)
    if (!/^\.{0,2}\//.test(name)) return createRequire(from)(name)
    const path = resolve(dirname(from), name)
    if (isOfTests(path)) return super.requireModuleOrMock(from, name)
    return createRequire(from)(isOfProduct(path) ? compiled(path) : path)
  }
}
