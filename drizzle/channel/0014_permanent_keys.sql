-- Keys are stored as keyed hashes (src/channel/capture/ids.ts). Those of former versions are hashed in the background.
ALTER TABLE "idempotency" ADD COLUMN "is_hashed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- A former version that still runs does not see the keys that are hashed: a capture with such a key is not stored again.
-- The hash is HMAC-SHA-256 of the scope and the key.
create function refuse_hashed_key() returns trigger language plpgsql as $$
declare
  inner_pad bytea := convert_to((select secret::text from idempotency_secret), 'UTF8') || decode(repeat('00', 28), 'hex');
  outer_pad bytea := inner_pad;
  message bytea := convert_to('[' || to_json(new.scope)::text || ',' || to_json(new.key)::text || ']', 'UTF8');
begin
  for i in 0..63 loop
    inner_pad := set_byte(inner_pad, i, get_byte(inner_pad, i) # 54);
    outer_pad := set_byte(outer_pad, i, get_byte(outer_pad, i) # 92);
  end loop;
  perform
  from idempotency
  where scope = new.scope and is_hashed
    and key = translate(encode(sha256(outer_pad || sha256(inner_pad || message)), 'base64'), E'+/=\n', '-_');
  return case when found then null else new end;
end
$$;
--> statement-breakpoint
create trigger refuse_hashed_key before insert on idempotency for each row
  when (not new.is_hashed) execute function refuse_hashed_key();
