// @ts-check
import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'

/** @import { Question, Reply } from './sqlite-snapshot.js' */

// Plain JavaScript: a thread loads its file as it is, and the tests compile nothing beforehand.
const database = new Sqlite(workerData, { readonly: true, fileMustExist: true, timeout: 5_000 })
// Its call fails once the thread is to end: the statement that runs does not hold it any longer.
database.function('in_time', { deterministic: false }, () => 1)
database.exec('BEGIN')

/** @type {Map<string, Sqlite.Statement>} */
const prepared = new Map()

/** @type {Map<number, IterableIterator<unknown>>} */
const cursors = new Map()

/** @param {string} text */
function prepare(text) {
  const statement = prepared.get(text) ?? database.prepare(text).raw(true)
  prepared.set(text, statement)
  return statement
}

/**
 * @param {Question} question
 * @returns {unknown[]}
 */
function answer(question) {
  switch (question.do) {
    case 'all':
      return prepare(question.text).all(...question.values)
    case 'open':
      // Not one that is kept: it is busy until its rows have been read.
      cursors.set(
        question.cursor,
        database
          .prepare(question.text)
          .raw(true)
          .iterate(...question.values),
      )
      return []
    case 'next':
      return take(question.cursor, question.size)
    case 'close':
      cursors.get(question.cursor)?.return?.()
      cursors.delete(question.cursor)
      return []
  }
}

/**
 * @param {number} cursor
 * @param {number} size
 */
function take(cursor, size) {
  const rows = []
  while (rows.length < size) {
    const { done, value } = cursors.get(cursor)?.next() ?? { done: true, value: null }
    if (done) break
    rows.push(value)
  }
  return rows
}

parentPort?.on('message', (/** @type {Question} */ question) => {
  try {
    parentPort?.postMessage({ rows: answer(question) })
  } catch (error) {
    parentPort?.postMessage({ error })
  }
})
