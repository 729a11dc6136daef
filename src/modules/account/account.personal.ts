import sql from 'sql-template-tag'
import { type PersonalData, personalData } from '../../core/collections/personal-data'
import { Account } from './account.entity'
import { Identity } from './identity/identity.entity'
import { MailToken } from './mail/mail-token.entity'
import { OutgoingMail } from './mail/outgoing-mail.entity'
import { RoleGrant } from './role/role-grant.entity'
import { RecoveryCode, SecondFactor } from './second-factor/second-factor.entity'
import { AccountSession } from './session/account-session.entity'

/** All but the digests of its password and tokens, which say nothing to anybody. */
export const accountPersonalData = personalData(Account, {
  exported: {
    account: {
      of: ['id'],
      columns: [
        ...(['id', 'displayName', 'email', 'emailVerifiedAt', 'language', 'createdAt'] as const),
        ...(['suspendedUntil', 'confirmationLetters'] as const),
      ],
      sortedBy: ['id'],
    },
  },
  erased: {
    id: (id, { write, now }) =>
      write.update(Account, id, {
        displayName: '',
        email: null,
        passwordHash: null,
        emailVerifiedAt: null,
        suspendedUntil: null,
        erasedAt: now.toISOString(),
      }),
  },
})

export const rolePersonalData = personalData(RoleGrant, {
  exported: {
    roles: {
      of: ['accountId'],
      columns: ['role', 'scopeId', 'grantedAt', 'askedAt'],
      sortedBy: ['grantedAt', 'id'],
    },
    grantedRoles: {
      of: ['grantedById'],
      columns: ['role', 'scopeId', 'grantedAt'],
      sortedBy: ['grantedAt', 'id'],
    },
  },
  erased: { accountId: 'rows', grantedById: ['grantedById'] },
})

export const sessionPersonalData: readonly PersonalData[] = [
  personalData(OutgoingMail, {
    exported: {
      outgoingMail: {
        of: ['email'],
        columns: ['kind', 'email', 'createdAt', 'nextAttemptAt', 'attempts'],
        sortedBy: ['createdAt', 'id'],
      },
    },
    erased: { email: 'rows' },
    key: (accountId) => sql`(SELECT "email" FROM "account" WHERE "id" = ${accountId})`,
  }),
  personalData(AccountSession, {
    exported: {
      sessions: {
        of: ['accountId'],
        columns: ['id', 'client', 'createdAt', 'renewedAt', 'expiresAt', 'revokedAt', 'hasSecondFactor'],
        sortedBy: ['createdAt', 'id'],
      },
    },
    erased: { accountId: 'rows' },
  }),
  personalData(SecondFactor, {
    exported: {
      secondFactor: {
        of: ['accountId'],
        columns: ['createdAt', 'confirmedAt'],
        sortedBy: ['createdAt'],
      },
    },
    erased: { accountId: 'rows' },
  }),
  // They are digests, which say nothing to anybody.
  personalData(RecoveryCode, { exported: {}, erased: { accountId: 'rows' } }),
  personalData(MailToken, {
    exported: {
      mailTokens: { of: ['accountId'], columns: ['purpose', 'expiresAt'], sortedBy: ['expiresAt'] },
    },
    erased: { accountId: 'rows' },
  }),
  personalData(Identity, {
    exported: {
      identities: {
        of: ['accountId'],
        columns: ['issuer', 'createdAt', 'refusedBefore'],
        sortedBy: ['createdAt', 'issuer'],
      },
    },
    // What stays refuses the tokens that are still about, and leads to nobody.
    erased: { accountId: ['accountId'] },
  }),
]
