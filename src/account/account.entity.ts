import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { collection } from '../shared/collection'
import { Node } from '../shared/node'
import { DateTime } from '../shared/scalars'
import { Timestamp } from '../shared/timestamp'
import { visible } from '../shared/visibility'
import { Language } from '../shared/vocabulary'

@Entity()
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Somebody who signs in, as others see them (Polish: konto).',
})
export class Account {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field({ description: 'The name that the person chose to be shown.' })
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

  @Timestamp({ nullable: true, select: false })
  emailVerifiedAt!: string | null

  /** It may write nothing before. */
  @Timestamp({ nullable: true, select: false })
  suspendedUntil!: string | null

  @Timestamp({ nullable: true, select: false })
  erasedAt!: string | null
}

/** Addresses differ in nothing that people see: case and composition do not count. */
export const normalisedEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase()

export const accounts = collection(Account, { prefix: 'account', visible: visible.account })
