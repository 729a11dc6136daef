import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Timestamp } from '../../../core/collections/timestamp'
import { DateTime } from '../../../core/scalars'
import { Account } from '../account.entity'

/** An authenticator app that signs in together with the password. */
@Entity()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'The second factor of an account: an authenticator app whose codes sign in together with the password (Polish: drugi składnik).',
})
export class SecondFactor {
  @ManyToOne(() => Account, { nullable: false, onDelete: 'CASCADE' })
  readonly account?: Account

  @PrimaryColumn({ type: 'text' })
  accountId!: string

  /** What the app makes its codes of, encrypted. */
  @Column({ type: 'text' })
  encryptedSecret!: string

  /** When its setup began. */
  @Timestamp()
  createdAt!: string

  /** Null: its setup has begun, and nothing asks for it yet. */
  @Field(() => DateTime, { description: 'Since when it is asked for.' })
  @Timestamp({ nullable: true })
  confirmedAt!: string | null

  /** The time step (RFC 6238) of the last code that was accepted: that one and earlier ones are refused. */
  @Column({ type: 'integer', default: 0 })
  lastStep!: number
}

/** A code that signs in once in place of the app. */
@Entity()
export class RecoveryCode {
  /** SHA-256 of the account and the code. */
  @PrimaryColumn({ type: 'text' })
  codeHash!: string

  @ManyToOne(() => Account, { nullable: false, onDelete: 'CASCADE' })
  readonly account?: Account

  @Index()
  @Column({ type: 'text' })
  accountId!: string
}
