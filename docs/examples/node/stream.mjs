// Follows GET /feed/stream and goes on where it was. Node 20 or later, no packages.
// TOKEN=… node stream.mjs http://127.0.0.1:8080 position.txt 'pair=VN-LA'
import { readFile, rename, writeFile } from 'node:fs/promises';

const [base, file, query = ''] = process.argv.slice(2);
let position = await readFile(file, 'utf8').catch(() => '0');

async function remember(id) {
  await writeFile(`${file}.new`, id);
  await rename(`${file}.new`, file);
  position = id;
}

function handle(event) {
  console.log(JSON.stringify([event.position, event.type, event.id]));
}

for (;;) {
  try {
    const answer = await fetch(`${base}/feed/stream?${query}`, {
      headers: { authorization: `Bearer ${process.env.TOKEN}`, 'last-event-id': position },
    });
    if (!answer.ok) {
      console.error(answer.status, await answer.text());
      if (answer.status < 500 && answer.status !== 429) process.exit(1);
    } else {
      let text = '';
      for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        for (let end; (end = text.indexOf('\n\n')) >= 0; text = text.slice(end + 2)) {
          const fields = {};
          for (const line of text.slice(0, end).split('\n')) {
            const colon = line.indexOf(': ');
            if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 2);
          }
          // A heartbeat has an id and no data: nothing to handle, but a place from which to go on.
          if (fields.data) handle(JSON.parse(fields.data));
          if (fields.id) await remember(fields.id);
        }
      }
    }
  } catch (broken) {
    console.error(`${broken.message}; connecting again`);
  }
  await new Promise((resolve) => setTimeout(resolve, 2000));
}
