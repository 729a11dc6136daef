import sql from 'sql-template-tag'
import { field, fieldsOf } from '../../core/records/fields'
import { type RecordFields, recordId } from '../../core/records/record-schema'
import { Comment, comments } from './comment.entity'

/** Without its author: a copy that others keep would outlast the account. */
export const commentRecord: RecordFields = {
  of: comments,
  fields: [
    recordId,
    ...fieldsOf(Comment),
    field('subjectId', String, 'The partnership, event or guide that it was written on.'),
    field('parentId', String, 'The comment it replies to. Null if it begins a thread.'),
    field('body', String, 'The text as written. Null where the comment is not published.'),
  ],
  selected: { body: sql`CASE WHEN t."state" = 'PUBLISHED' THEN t."text" END` },
}
