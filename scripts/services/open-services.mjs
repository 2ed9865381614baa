import { PlainError } from '../toolchain/plain-error.mjs';
import { aptInstall, mayInstall } from './apt.mjs';
import { chooseOffers, missingInWords } from './choose.mjs';
import { isExecutable } from './executables.mjs';
import { objectionTo } from './reachable.mjs';

/**
 * Real services for a test run: those a person named, else those of this machine, else freshly installed ones.
 * @param {readonly import('./choose.mjs').Service[]} services
 * @param {(line: string) => void} say
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<{ env: Record<string, string>, close: () => Promise<void> }>} env: where the tests find them
 * @throws PlainError when one is missing and cannot be had
 */
export async function openServices(services, say, env = process.env) {
  const offers = await offersWithInstall(services, say, env);
  /** @type {import('./server-program.mjs').RunningServer[]} */
  const started = [];
  const close = async () => {
    await Promise.all(started.map((server) => server.stop()));
  };
  /** @type {Record<string, string>} */
  const found = {};
  try {
    for (const offer of offers) {
      if (offer.from === 'missing') throw new PlainError(missingInWords([offer.service]));
      const server = await take(offer);
      if (server) started.push(server);
      found[offer.service.exportedAs] = server?.url ?? offer.at;
      say(`${offer.service.name}: ${server ? `started ${offer.at}` : `using ${withoutPassword(offer.at)}`}`);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { env: found, close };
}

/**
 * @param {readonly import('./choose.mjs').Service[]} services
 * @param {(line: string) => void} say
 * @param {Record<string, string | undefined>} env
 */
async function offersWithInstall(services, say, env) {
  const offers = chooseOffers(services, env);
  const missing = offers.filter((offer) => offer.from === 'missing').map((offer) => offer.service);
  if (missing.length === 0) return offers;
  if (!mayInstall()) throw new PlainError(missingInWords(missing));
  const packages = missing.flatMap((service) => service.packages);
  say(`Installing ${packages.join(', ')} with apt-get …`);
  await aptInstall(packages);
  return chooseOffers(services, env);
}

/**
 * Makes sure an offer holds, and starts the server when it is one of ours.
 * @param {Exclude<import('./choose.mjs').Offer, { from: 'missing' }>} offer
 */
async function take({ service, from, at }) {
  if (from === 'program') return service.start?.(at);
  const objection = await objectionToGiven(service, at);
  if (objection) throw new PlainError(`${service.variable} does not lead to ${service.name}: ${objection}.`);
  return undefined;
}

/**
 * @param {import('./choose.mjs').Service} service
 * @param {string} at
 */
function objectionToGiven(service, at) {
  if (service.defaultPort !== undefined) return objectionTo(at, service.defaultPort);
  return isExecutable(at) ? undefined : `${at} is not a program that can be run`;
}

/** @param {string} at */
function withoutPassword(at) {
  return at.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1:…@');
}
