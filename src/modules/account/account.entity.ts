import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { collection } from '../../core/collections/collection'
import { Node } from '../../core/collections/node'
import { Timestamp } from '../../core/collections/timestamp'
import { DateTime } from '../../core/scalars'
import { Language } from '../../core/vocabulary'
import { isAccountVisible } from './account.policy'

@Entity()
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An account that people sign in with, as others see it (Polish: konto).',
})
export class Account {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field({ description: 'The name that the person chose to show.' })
  @Column({ type: 'text' })
  displayName!: string

  @Field(() => DateTime, { description: 'When the account was opened.' })
  @Timestamp()
  createdAt!: string

  /** In lower case. Null for examples and erased accounts, which cannot sign in. */
  @Column({ type: 'text', nullable: true, unique: true, select: false })
  email!: string | null

  /** argon2id, in PHC form. */
  @Column({ type: 'text', nullable: true, select: false })
  passwordHash!: string | null

  /** Of the letters to it. */
  @Column({ type: 'text', default: Language.PL, select: false })
  language!: Language

  /** Whether it is asked once a year whether the records that it manages are right. */
  @Column({ type: 'boolean', default: true, select: false })
  confirmationLetters!: boolean

  @Timestamp({ nullable: true, select: false })
  emailVerifiedAt!: string | null

  /** It may write nothing before. */
  @Timestamp({ nullable: true, select: false })
  suspendedUntil!: string | null

  @Timestamp({ nullable: true, select: false })
  erasedAt!: string | null
}

export const accounts = collection(Account, {
  prefix: 'account',
  followed: null,
  searched: null,
  visible: isAccountVisible,
})
