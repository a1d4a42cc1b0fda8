DROP INDEX "idempotency_by_time";--> statement-breakpoint
CREATE INDEX "idempotency_by_customer" ON "idempotency" USING btree ("customer_key","operation_id");--> statement-breakpoint
-- Keys are stored as the keyed hash that src/channel/capture/ids.ts computes: HMAC-SHA-256 of the scope and the key.
create function pg_temp.hmac_sha256(secret bytea, message bytea) returns bytea
language plpgsql immutable
as $$
declare
  padded bytea := secret || decode(repeat('00', 64 - length(secret)), 'hex');
  inner_key bytea := padded;
  outer_key bytea := padded;
begin
  for i in 0..63 loop
    inner_key := set_byte(inner_key, i, get_byte(padded, i) # 54);
    outer_key := set_byte(outer_key, i, get_byte(padded, i) # 92);
  end loop;
  return sha256(outer_key || sha256(inner_key || message));
end
$$;--> statement-breakpoint
update idempotency i
set key = translate(
  encode(
    pg_temp.hmac_sha256(
      convert_to(secret.secret::text, 'UTF8'),
      convert_to('[' || to_json(i.scope)::text || ',' || to_json(i.key)::text || ']', 'UTF8')
    ),
    'base64'
  ),
  E'+/=\n', '-_'
)
from idempotency_secret secret
where i.returned_route is null;
