import { type DestinationStream, type Logger, pino } from 'pino'

interface LoggedRequest {
  readonly method: string
  readonly url: string
  readonly ip?: string
}

/** A request as it is logged: without its query, which may hold what somebody typed, a password even. */
const req = ({ method, url, ip }: LoggedRequest) => ({ method, path: url.split('?')[0], remoteAddress: ip })

export const createLog = (level: string, destination?: DestinationStream): Logger =>
  pino({ level, serializers: { req } }, destination)
