import { setTimeout } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { newId } from '../src/core/id'
import { openDatabase } from '../src/database/database'
import { Comment } from '../src/modules/comment/comment.entity'
import { CommentState } from '../src/modules/comment/comment.enums'

/* A process that writes comments at an even pace, from one message to the next. */

const PAUSE_MS = 200
const SUBJECTS = 1_000

const comment = (subjectId: string): Comment =>
  ({
    ...{ id: newId('comment'), subjectId, text: 'Dziękujemy za spotkanie!', depth: 0 },
    ...{ state: CommentState.PUBLISHED, createdAt: new Date().toISOString() },
  }) as Comment

async function main() {
  const database = await openDatabase(String(process.env.DATABASE_URL))
  const rows = await database.reader.all(
    sql`SELECT "id" FROM "partnership" ORDER BY "id" DESC LIMIT ${SUBJECTS}`,
  )
  let isWriting = false
  process.on('message', () => {
    isWriting = !isWriting
  })
  process.send?.('ready')
  for (let written = 0; process.connected; ) {
    if (isWriting) {
      const subjectId = String(rows[written++ % rows.length]?.[0])
      await database.write((write) => write.insert(Comment, [comment(subjectId)]))
    }
    await setTimeout(PAUSE_MS)
  }
  await database.close()
}

void main()
