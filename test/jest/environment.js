const { AsyncLocalStorage } = require('node:async_hooks')
const { ModernFakeTimers } = require('@jest/fake-timers')
const { configureGlobal } = require('fast-check')
const { ModuleMocker } = require('jest-mock')

/** Under which Jest remembers something of one suite: its matchers, its time limit, its hooks. */
const JESTS_OWN =
  /jest|^(EVENT_HANDLERS|TEST_TIMEOUT_SYMBOL|RETRY_|WAIT_BEFORE_RETRY|LOG_ERRORS_BEFORE_RETRY)/i

/** Where properties begin to choose: the same for all runs, unless TEST_SEED names another number, or `random`. */
const seed = () => {
  const { TEST_SEED = '1' } = process.env
  return TEST_SEED === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(TEST_SEED)
}

/** What src reads the world by: no suite may leave it replaced. */
const WORLD = ['Date', 'Math', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']

/** Of the process, which Jest listens to as well and forgets to leave where a suite cannot be loaded. */
const EVENTS = ['SIGINT', 'SIGTERM', 'uncaughtException', 'unhandledRejection']

/**
 * Jest loads its runner anew for each suite, with a storage that follows each promise and timer to tell them what test
 * they belong to. Until Node 24 every storage that was ever used costs every promise of the process a little: after two
 * hundred suites, a quarter of all time. And timers that outlive a suite, of fetch for one, keep all that its tests had.
 */
function watchStorages() {
  const { run } = AsyncLocalStorage.prototype
  const storages = new Set()
  const tests = new Set()
  AsyncLocalStorage.prototype.run = function watched(store, ...more) {
    storages.add(this)
    if (store?.test || store?.hook) tests.add(store)
    return run.call(this, store, ...more)
  }
  return () => {
    AsyncLocalStorage.prototype.run = run
    // One of a package is switched on again by its next use.
    for (const storage of storages) storage.disable()
    for (const test of tests) for (const name of Object.keys(test)) delete test[name]
  }
}

/**
 * Lets a suite run in the realm of its worker, for the reasons that runtime.js gives. Afterwards the worker is as before:
 * what Jest and the suite did to it is undone, and what cannot be undone fails the suite.
 */
module.exports = class Environment {
  constructor({ projectConfig }) {
    this.global = globalThis
    this.symbols = new Set(Object.getOwnPropertySymbols(globalThis))
    this.environment = { ...process.env }
    this.exit = process.exit
    this.console = console
    this.folder = process.cwd()
    this.world = worldNow()
    this.listeners = EVENTS.map((name) => process.listeners(name))
    this.globals = Object.keys(projectConfig.globals)
    Object.assign(globalThis, projectConfig.globals)
    this.forgetTests = watchStorages()
    this.moduleMocker = new ModuleMocker(globalThis)
    configureGlobal({ seed: seed() })
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis })
  }

  async setup() {}

  async teardown() {
    this.forgetTests()
    this.fakeTimersModern.dispose()
    this.moduleMocker.restoreAllMocks()
    for (const name of this.globals) delete globalThis[name]
    // The matchers cannot be deleted: each suite sets them anew.
    for (const symbol of Object.getOwnPropertySymbols(globalThis))
      if (!this.symbols.has(symbol) && JESTS_OWN.test(symbol.description))
        Reflect.deleteProperty(globalThis, symbol)
    for (const name of Object.keys(process.env)) if (!(name in this.environment)) delete process.env[name]
    Object.assign(process.env, this.environment)
    for (const [index, name] of EVENTS.entries())
      for (const listener of process.listeners(name))
        if (!this.listeners[index].includes(listener)) process.off(name, listener)
    process.exit = this.exit
    globalThis.console = this.console
    process.chdir(this.folder)
    const world = worldNow()
    const left = Object.keys(world).filter((name) => world[name] !== this.world[name])
    if (left.length > 0) throw new Error(`This suite left the process changed: ${left.join(', ')}.`)
  }

  exportConditions() {
    return ['node', 'require']
  }

  /** None of Jest's: runtime.js compiles for this realm. */
  getVmContext() {
    return globalThis
  }
}

const worldNow = () => ({
  ...Object.fromEntries(WORLD.map((name) => [name, globalThis[name]])),
  'Date.now': Date.now,
  'performance.now': performance.now,
  'Math.random': Math.random,
})
