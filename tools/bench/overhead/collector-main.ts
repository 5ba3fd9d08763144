/** Program: takes OTLP as JSON over HTTP and counts spans. Prints its port; `GET /` answers with the count. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

interface TracesBody {
  readonly resourceSpans?: readonly {
    readonly scopeSpans?: readonly { readonly spans?: readonly unknown[] }[];
  }[];
}

let spans = 0;

const server = createServer((request, response) => {
  const answer = (body: unknown): void => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  if (request.method === 'GET') return answer({ spans });
  void json(request).then((body) => {
    const scopes = ((body as TracesBody).resourceSpans ?? []).flatMap(({ scopeSpans }) => scopeSpans ?? []);
    spans += scopes.reduce((sum, scope) => sum + (scope.spans?.length ?? 0), 0);
    answer({});
  });
});
server.listen(0, '127.0.0.1', () => console.log(`listening on ${(server.address() as AddressInfo).port}`));
