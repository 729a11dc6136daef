export enum LetterFrequency {
  NEVER = 'NEVER',
  AT_ONCE = 'AT_ONCE',
  DAILY = 'DAILY',
  WEEKLY = 'WEEKLY',
}
