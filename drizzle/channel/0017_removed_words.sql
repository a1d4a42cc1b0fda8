ALTER TABLE "operation" ADD COLUMN "removed_words" text[];--> statement-breakpoint
ALTER TABLE "unsettled_operation" ADD COLUMN "removed_words" text[];--> statement-breakpoint
-- What comes back has the words that it had when it was captured.
create or replace function give_unsettled_words() returns trigger language plpgsql as $$
declare
  captured operation;
begin
  select * into captured from operation where operation_id = new.operation_id;
  new.removed_words := captured.removed_words;
  new.search := coalesce(captured.search, '') || ts_delete(
    coalesce((select search from customer where customer_key = new.customer_key), ''),
    coalesce(captured.removed_words, '{}')
  );
  return new;
end
$$;
