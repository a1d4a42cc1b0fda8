ALTER TABLE "customer_counter" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
-- With the tombstone of the customer, which is read under the counter's lock: a capture that is on its way when the customer is erased here is undone.
create function expect_number(n integer, expected integer, erased timestamptz) returns integer language plpgsql as $$
begin
  if erased is not null then
    raise exception 'the customer was erased' using errcode = 'TS410';
  end if;
  return expect_number(n, expected);
end
$$;
