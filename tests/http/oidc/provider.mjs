// A sign-on service for test_sso.py: the real oidc-provider on this machine, and
// beside it somebody who spoils its answers. usage: provider.mjs <modules> <port>
// GET /control?subject=...&spoil=... says who signs in next, and what is spoilt;
// &rotate=1: the service has other keys from now on. The answer counts how often
// its keys were fetched and how often somebody had to say who he is.
import http from 'node:http';
import crypto from 'node:crypto';

const [modules, port] = process.argv.slice(2);
const { default: Provider } = await import(`${modules}/oidc-provider/lib/index.js`);
const { importJWK, CompactSign } = await import(`${modules}/jose/dist/node/esm/index.js`);
const issuer = `http://127.0.0.1:${port}`;

const make = (type, options, kid, alg) => {
  const pair = crypto.generateKeyPairSync(type, options);
  return { ...pair.privateKey.export({ format: 'jwk' }), kid, alg, use: 'sig' };
};
const make_keys = (n) => ({
  RS256: make('rsa', { modulusLength: 2048 }, `rs${n}`, 'RS256'),
  ES256: make('ec', { namedCurve: 'P-256' }, `es${n}`, 'ES256'),
  PS256: make('rsa', { modulusLength: 2048 }, `ps${n}`, 'PS256'),
});
let generation = 1;
let keys = make_keys(generation);
const stranger = make('rsa', { modulusLength: 2048 }, 'rs', 'RS256');
const back = process.env.BACK.split(' ');
const client = (alg) => ({
  client_id: `nhacviec-${alg}`, client_secret: `bi:mat+%/ ${alg}`, redirect_uris: back.map((b) => b + '/login-sso'),
  post_logout_redirect_uris: back.map((b) => b + '/login'), id_token_signed_response_alg: alg,
  response_types: ['code'], grant_types: ['authorization_code'],
});
let subject = 'u-1';
let spoil = '';
const asked = { keys: 0, people: 0 };

const open = () => new Provider(issuer, {
  clients: Object.keys(keys).map(client),
  jwks: { keys: Object.values(keys) },
  cookies: { keys: ['only-for-the-test'] },
  pkce: { required: () => true },
  conformIdTokenClaims: false,
  claims: { openid: ['sub'], profile: ['preferred_username'] },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: `ten.${id}` }) }),
  ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
});
let provider;
let app;
const start = () => {
  provider = open();
  provider.on('server_error', (ctx, error) => console.error(error));
  app = provider.callback();
};
start();

const sign = async (header, payload, jwk) => new CompactSign(Buffer.from(JSON.stringify(payload)))
  .setProtectedHeader(header).sign(await importJWK(jwk, header.alg));
const encode = (x) => Buffer.from(JSON.stringify(x)).toString('base64url');

const spoilt = async (token) => {
  const [h, p, s] = token.split('.');
  const header = JSON.parse(Buffer.from(h, 'base64url'));
  const claims = JSON.parse(Buffer.from(p, 'base64url'));
  const own = keys[header.alg];
  const pem = crypto.createPublicKey({ key: own, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const now = Math.floor(Date.now() / 1000);
  const with_claims = (more) => sign(header, { ...claims, ...more }, own);
  switch (spoil) {
    case 'tampered': return `${h}.${encode({ ...claims, sub: 'u-2' })}.${s}`;
    case 'none': return `${encode({ alg: 'none', kid: header.kid })}.${p}.`;
    case 'hs256': {
      const text = `${encode({ alg: 'HS256', kid: header.kid })}.${p}`;
      return `${text}.${crypto.createHmac('sha256', pem).update(text).digest('base64url')}`;
    }
    case 'expired': return with_claims({ exp: now - 300, iat: now - 600 });
    case 'audience': return with_claims({ aud: 'somebody-else' });
    case 'azp': return with_claims({ aud: [claims.aud, 'other'], azp: 'other' });
    case 'nonce': return with_claims({ nonce: 'another' });
    case 'issuer': return with_claims({ iss: `${issuer}/other` });
    case 'future': return with_claims({ iat: now + 3000 });
    case 'forged': return sign(header, claims, stranger);
    case 'unknown_key': return sign({ ...header, kid: 'stranger' }, claims, stranger);
    default: return token;
  }
};

const interact = async (req, res) => {
  asked.people += 1;
  const { params } = await provider.interactionDetails(req, res);
  const grant = new provider.Grant({ accountId: subject, clientId: params.client_id });
  grant.addOIDCScope('openid profile');
  const grantId = await grant.save();
  const result = spoil === 'cancel' ? { error: 'access_denied' } : { login: { accountId: subject }, consent: { grantId } };
  await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
};

const watch_token = (res) => {
  const end = res.end.bind(res);
  res.end = (body) => {
    (async () => {
      const answer = JSON.parse(body);
      if (answer.id_token) answer.id_token = await spoilt(answer.id_token);
      const text = Buffer.from(JSON.stringify(answer));
      res.setHeader('content-length', text.length);
      end(text);
    })();
    return res;
  };
};

http.createServer((req, res) => {
  const url = new URL(req.url, issuer);
  if (url.pathname === '/control') {
    subject = url.searchParams.get('subject') ?? subject;
    spoil = url.searchParams.get('spoil') ?? '';
    if (url.searchParams.get('rotate')) {
      generation += 1;
      keys = make_keys(generation);
      start();
    }
    res.end(JSON.stringify(asked));
  } else if (url.pathname === '/token' && spoil === 'down') {
    res.statusCode = 503;
    res.end('');
  } else if (url.pathname.startsWith('/interaction/')) {
    interact(req, res).catch((e) => { console.error(e); res.statusCode = 500; res.end(''); });
  } else {
    if (url.pathname === '/token') watch_token(res);
    if (url.pathname === '/jwks') asked.keys += 1;
    app(req, res);
  }
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
