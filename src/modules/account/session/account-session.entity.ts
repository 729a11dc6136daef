import sql, { type Sql } from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { collection } from '../../../core/collections/collection'
import { allOf } from '../../../core/collections/conditions'
import { Node } from '../../../core/collections/node'
import { Timestamp } from '../../../core/collections/timestamp'
import { DateTime } from '../../../core/scalars'
import type { SignedIn } from '../../../core/viewer'
import { Account } from '../account.entity'
import { isSessionOfViewer } from './session.policy'

/** A sign-in on one device, which lasts while its refresh tokens are renewed. */
@Entity()
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A sign-in of the viewer on one device (Polish: sesja). Visible only to its owner, and only while it lasts.',
})
export class AccountSession {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @ManyToOne(() => Account, { nullable: false, onDelete: 'CASCADE' })
  readonly account?: Account

  @Index()
  @Column({ type: 'text' })
  accountId!: string

  @Field(() => String, {
    nullable: true,
    description:
      'The program that used it last, as it calls itself in `apollographql-client-name` or `User-Agent`. Null: it does not say.',
  })
  @Column({ type: 'text', nullable: true })
  client!: string | null

  /** SHA-256 of the refresh token that is good now. */
  @Column({ type: 'text', unique: true, select: false })
  readonly tokenHash!: string

  @Field(() => DateTime, { description: 'When it began.' })
  @Timestamp()
  createdAt!: string

  /** Null: it was begun by a server of the former release and not renewed since. */
  @Timestamp({ nullable: true })
  renewedAt!: string | null

  @Field(() => DateTime, { description: 'When it ends unless it is renewed before.' })
  @Timestamp()
  expiresAt!: string

  @Field(() => DateTime, {
    description: 'When its tokens were last renewed, which applications in use do every quarter of an hour.',
  })
  get lastUsedAt(): string {
    return this.renewedAt ?? this.createdAt
  }

  @Field({
    description:
      'Whether it was signed in to with a second factor, or one was set up in it. Some roles count only in such sessions.',
  })
  @Column({ type: 'boolean', default: false })
  hasSecondFactor!: boolean

  /** Signed out, or a used token of it was shown after the grace. */
  @Timestamp({ nullable: true, select: false })
  readonly revokedAt!: string | null
}

/** A refresh token that was exchanged for the next one. Whoever shows it after the grace has stolen it, or was stolen from. */
@Entity()
export class UsedToken {
  /** SHA-256 of the token. */
  @PrimaryColumn({ type: 'text' })
  tokenHash!: string

  @ManyToOne(() => AccountSession, { nullable: false, onDelete: 'CASCADE' })
  readonly session?: AccountSession

  @Index()
  @Column({ type: 'text' })
  sessionId!: string

  /** Null: a server of the former release exchanged it, which grants no grace. */
  @Timestamp({ nullable: true })
  usedAt!: string | null

  /** When it would have been over anyway: from then on nobody can do harm with it, and it is forgotten. */
  @Timestamp()
  expiresAt!: string
}

/** Whether its tokens are still good. */
export const isOpen = (row: Sql, now: Date): Sql =>
  sql`${row}."revokedAt" IS NULL AND ${row}."expiresAt" > ${now.toISOString()}`

export const accountSessions = collection(AccountSession, {
  prefix: 'session',
  followed: null,
  searched: null,
  visible: (row: Sql, viewer: SignedIn | null) =>
    allOf(isSessionOfViewer(row, viewer), isOpen(row, new Date())),
  usedBy: { createdAt: ['lastUsedAt'], renewedAt: ['lastUsedAt'], accountId: [] },
})
