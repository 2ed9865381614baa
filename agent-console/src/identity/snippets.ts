import type { IdentityAlgorithm } from '@attune/protocol';

/** A language that a site's server may be written in. */
export type SnippetLanguage = 'node' | 'php' | 'python';

export const snippetLanguages: Readonly<Record<SnippetLanguage, string>> = {
  node: 'Node',
  php: 'PHP',
  python: 'Python',
};

export interface SnippetOf {
  readonly siteKey: string;
  readonly kid: string;
  readonly algorithm: IdentityAlgorithm;
}

/** How a site's server signs who its visitor is. The secret stays there, in the environment. */
export function serverSnippet(language: SnippetLanguage, { siteKey, kid, algorithm }: SnippetOf): string {
  return {
    node: `// npm install jose
import { ${algorithm === 'HS256' ? '' : 'importPKCS8, '}SignJWT } from 'jose';

const key = ${
      algorithm === 'HS256'
        ? 'new TextEncoder().encode(process.env.ATTUNE_SECRET)'
        : `await importPKCS8(process.env.ATTUNE_PRIVATE_KEY, '${algorithm}')`
    };
export const attuneToken = (user) =>
  new SignJWT({ name: user.name, email: user.email, attributes: { plan: user.plan } })
    .setProtectedHeader({ alg: '${algorithm}', kid: '${kid}' })
    .setSubject(String(user.id))
    .setAudience('${siteKey}')
    .setExpirationTime('10m')
    .sign(key);`,
    php: `// composer require firebase/php-jwt
use Firebase\\JWT\\JWT;

$token = JWT::encode([
  'sub' => (string) $user->id,
  'aud' => '${siteKey}',
  'exp' => time() + 600,
  'name' => $user->name,
  'email' => $user->email,
  'attributes' => ['plan' => $user->plan],
], getenv('${secretName(algorithm)}'), '${algorithm}', '${kid}');`,
    python: `# pip install ${algorithm === 'HS256' ? 'pyjwt' : 'pyjwt[crypto]'}
import jwt, os, time

token = jwt.encode({
    "sub": str(user.id),
    "aud": "${siteKey}",
    "exp": int(time.time()) + 600,
    "name": user.name,
    "email": user.email,
    "attributes": {"plan": user.plan},
}, os.environ["${secretName(algorithm)}"], algorithm="${algorithm}", headers={"kid": "${kid}"})`,
  }[language];
}

const secretName = (algorithm: IdentityAlgorithm): string =>
  algorithm === 'HS256' ? 'ATTUNE_SECRET' : 'ATTUNE_PRIVATE_KEY';

/** What the page does with it; it may stand before the widget's own script. */
export const PAGE_SNIPPET = `<script>
  window.Attune ??= { q: [] };
  Attune.q.push(['identify', { token: 'THE TOKEN FROM YOUR SERVER' }]);
</script>`;
