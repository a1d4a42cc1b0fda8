-- Built while cards are issued: a merge can give a customer several, and the unique one goes with the next migration.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "loyalty_card_by_customer" ON "loyalty_card" USING btree ("customer_key");
