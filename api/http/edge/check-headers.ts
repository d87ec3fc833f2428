import type { RequestHandler } from 'express';
import { Problem } from '../problems.ts';

/** Headers of which one value is read: a second would be passed over without a word, or joined to the first. */
const single = /^(?:host|authorization|content-type|content-encoding|ce-.*)$/;

/** Refuses a request without a host, as RFC 9112 has it, and one that says the same thing twice. */
export const checkHeaders: RequestHandler = ({ headers, headersDistinct, httpVersion }, _response, next) => {
  if (httpVersion === '1.1' && headers.host === undefined) throw malformed('the header Host is missing');
  const doubled = Object.entries(headersDistinct).find(([name, values = []]) => single.test(name) && values.length > 1);
  if (doubled) throw malformed(`the header ${doubled[0].slice(0, 40)} is given more than once`);
  next();
};

function malformed(fault: string): Problem {
  return new Problem('request-malformed', `It is not HTTP as RFC 9112 has it: ${fault}.`);
}
