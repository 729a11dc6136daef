import { vocabulary } from '../shared/vocabulary'

export enum Role {
  MEMBER = 'MEMBER',
  ORGANISER = 'ORGANISER',
  REPRESENTATIVE = 'REPRESENTATIVE',
  EDITOR = 'EDITOR',
  MODERATOR = 'MODERATOR',
  ADMIN = 'ADMIN',
}

vocabulary(Role, {
  name: 'Role',
  description: 'What an account may do in the registry.',
  values: {
    MEMBER: {
      PL: { label: 'użytkownik', description: 'Może pisać komentarze.' },
      EN: { label: 'member', description: 'May write comments.' },
    },
    ORGANISER: {
      PL: {
        label: 'organizator',
        description: 'Prowadzi wpisy wskazanych partnerstw i ogłasza ich wydarzenia.',
      },
      EN: {
        label: 'organiser',
        description: 'Keeps the records of the partnerships named to them and announces their events.',
      },
    },
    REPRESENTATIVE: {
      PL: {
        label: 'przedstawiciel',
        description: 'Odpowiada w imieniu wskazanych organizacji i prowadzi ich wpisy.',
      },
      EN: {
        label: 'representative',
        description: 'Answers for the organisations named to them and keeps their records.',
      },
    },
    EDITOR: {
      PL: {
        label: 'redaktor',
        description: 'Prowadzi wszystkie wpisy jednego terytorium, np. jako urzędnik gminy.',
      },
      EN: {
        label: 'editor',
        description: 'Keeps all records of one territory, as an officer of a municipality does.',
      },
    },
    MODERATOR: {
      PL: { label: 'moderator', description: 'Zatwierdza komentarze i ukrywa niewłaściwe.' },
      EN: { label: 'moderator', description: 'Approves comments and hides improper ones.' },
    },
    ADMIN: {
      PL: { label: 'administrator', description: 'Zarządza całym rejestrem, także kontami i szkicami.' },
      EN: { label: 'administrator', description: 'Runs the whole registry, accounts and drafts included.' },
    },
  },
})
