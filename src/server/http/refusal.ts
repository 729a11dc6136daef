import type { FastifyReply, FastifyRequest } from 'fastify'
import { answerHttpError } from '../errors/http-errors'
import { answerProblem } from './feeds/problem'

/** Of programs that are no GraphQL clients. */
const FEEDS = /^\/(feeds\b|catalog\.jsonld|openapi\.json)/

/** Says what is wrong in the form that whoever asks can read. */
export const answerRefusal = (error: Error, request: FastifyRequest, reply: FastifyReply) =>
  FEEDS.test(request.url) ? answerProblem(error, request, reply) : answerHttpError(error, request, reply)
