import { createHash, randomBytes } from 'node:crypto'
import DataLoader from 'dataloader'
import sql from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { perRequest } from '../../../core/context'
import type { Language } from '../../../core/vocabulary'
import { Report } from '../report.entity'

/** Who gave notice without an account. The row goes when the case is decided. */
@Entity()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'Who gave notice of illegal content, until it is decided.',
})
export class Notifier {
  @ManyToOne(() => Report, { nullable: false, onDelete: 'CASCADE' })
  readonly report?: Report

  @PrimaryColumn({ type: 'text' })
  reportId!: string

  @Field(() => String, { nullable: true, description: 'Their name. Null: none given.' })
  @Column({ type: 'text', nullable: true })
  name!: string | null

  @Field(() => String, { nullable: true, description: 'Their e-mail address. Null: none given.' })
  @Index()
  @Column({ type: 'text', nullable: true })
  email!: string | null

  /** Of the letters to them. */
  @Column({ type: 'text' })
  language!: Language
}

/** Of each report; null where an account made it, or it is decided. */
export const notifierOf = perRequest(
  ({ reader }) =>
    new DataLoader(async (reportIds: readonly string[]) => {
      const rows = await reader.all(sql`SELECT "reportId", "name", "email", "language" FROM "notifier"
        WHERE ${reader.dialect.oneOf(sql`"reportId"`, [...reportIds])}`)
      const found = new Map(
        rows.map(([reportId, name, email, language]) => [
          reportId,
          Object.assign(new Notifier(), { reportId, name, email, language }),
        ]),
      )
      return reportIds.map((id) => found.get(id) ?? null)
    }),
)

/** A code that finds the notice again. The database has its digest. */
export const newReceipt = (): string => randomBytes(32).toString('base64url')

export const digestOfReceipt = (receipt: string): string =>
  createHash('sha256').update(receipt).digest('base64url')
