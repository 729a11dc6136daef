import { vocabulary } from '../core/vocabulary'

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
        description: 'Manages the records of the partnerships assigned to them and announces their events.',
      },
    },
    REPRESENTATIVE: {
      PL: {
        label: 'przedstawiciel',
        description: 'Odpowiada w imieniu wskazanych organizacji i prowadzi ich wpisy.',
      },
      EN: {
        label: 'representative',
        description: 'Speaks for the organisations assigned to them and manages their records.',
      },
    },
    EDITOR: {
      PL: {
        label: 'redaktor',
        description: 'Prowadzi wszystkie wpisy jednego terytorium, np. jako urzędnik gminy.',
      },
      EN: {
        label: 'editor',
        description: 'Manages all records of one territory, for example as a municipal officer.',
      },
    },
    MODERATOR: {
      PL: { label: 'moderator', description: 'Zatwierdza komentarze i ukrywa niewłaściwe.' },
      EN: { label: 'moderator', description: 'Approves comments and hides inappropriate ones.' },
    },
    ADMIN: {
      PL: { label: 'administrator', description: 'Zarządza całym rejestrem, także kontami i szkicami.' },
      EN: { label: 'administrator', description: 'Runs the whole registry, including accounts and drafts.' },
    },
  },
})
