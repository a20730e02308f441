(******************************************************************************)
(*  Bridge: the definitions of Statements, evaluated                           *)
(*                                                                            *)
(*  sum_toE, prod_toE : MathComp's big operators do not compute; plain           *)
(*                      recursions do, and are equal to them                    *)
(*  *_value           : each definition equals a term that computes            *)
(*  show              : computes a value, proves that the definition has it,    *)
(*                      and only then prints "bridge NAME ARGS = VALUE"         *)
(*  Meaning: every printed value is a theorem about the definition.             *)
(******************************************************************************)
From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From SsrMultinomials Require Import mpoly.
From DeepCheap Require Import Statements Monomials ProductFlattening.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory.
Local Open Scope ring_scope.

(* ------------------------------------------------------------------------- *)
(*  Sums and products that compute                                            *)
(* ------------------------------------------------------------------------- *)

Section Recursions.

Variable R : comRingType.

Fixpoint sum_to (N : nat) (f : nat -> R) : R := if N is N'.+1 then sum_to N' f + f N' else 0.
Fixpoint prod_to (N : nat) (f : nat -> R) : R := if N is N'.+1 then prod_to N' f * f N' else 1.

Lemma sum_toE N (f : nat -> R) : \sum_(j < N) f j = sum_to N f.
Proof. by elim: N => [|N IHN]; rewrite ?big_ord0 // big_ord_recr /= IHN. Qed.

Lemma prod_toE N (f : nat -> R) : \prod_(j < N) f j = prod_to N f.
Proof. by elim: N => [|N IHN]; rewrite ?big_ord0 // big_ord_recr /= IHN. Qed.

(* Inputs are lists; x_i is entry i. *)
Definition entry (xs : seq R) (i : nat) : R := nth 0 xs i.
Definition point n (xs : seq R) (i : 'I_n) : R := entry xs i.

(* The sign of digit i of j *)
Definition digit_sign (j i : nat) : R := sign R (odd (j %/ 2 ^ i)).

Lemma sum_digits n (G : {ffun 'I_n -> bool} -> R) (g : nat -> R) :
  (forall j : 'I_(2 ^ n), G (digits j) = g j) -> \sum_s G s = sum_to (2 ^ n) g.
Proof.
move=> eqG; rewrite -sum_toE (reindex (@digits n)) /=; last exact/onW_bij/digits_bij.
by apply: eq_bigr => j _.
Qed.

Lemma prod_digits n (j : 'I_(2 ^ n)) :
  \prod_i sign R (digits j i) = prod_to n (digit_sign j).
Proof. by rewrite -prod_toE; apply: eq_bigr => i _; rewrite ffunE. Qed.

Lemma preact_digits n (j : 'I_(2 ^ n)) (x : 'I_n -> R) (f : nat -> R) :
  (forall i : 'I_n, x i = f i) ->
  \sum_i sign R (digits j i) * x i = sum_to n (fun i => digit_sign j i * f i).
Proof. by move=> eqx; rewrite -sum_toE; apply: eq_bigr => i _; rewrite ffunE eqx. Qed.

Definition signsum_fast (xs : seq R) (k : nat) : R :=
  let n := size xs in
  sum_to (2 ^ n) (fun j =>
    prod_to n (digit_sign j) * sum_to n (fun i => digit_sign j i * entry xs i) ^+ k).

Lemma signsum_value xs k v :
  signsum_fast xs k = v -> signsum (point (n := size xs) xs) k = v.
Proof.
by move=> <-; apply: sum_digits => j; rewrite prod_digits (preact_digits _ (f := entry xs)).
Qed.

Definition halfsum_fast (x0 : R) (xs : seq R) (k : nat) : R :=
  let n := size xs in
  sum_to (2 ^ n) (fun j => prod_to n (digit_sign j) *
    (x0 + sum_to n (fun i => digit_sign j i * entry xs i)) ^+ k).

Lemma halfsum_value x0 xs k v :
  halfsum_fast x0 xs k = v -> halfsum (point (n := (size xs).+1) (x0 :: xs)) k = v.
Proof.
move=> <-; apply: sum_digits => j.
by rewrite prod_digits (preact_digits _ (f := entry xs)).
Qed.

End Recursions.

(* The layers of the network (A4) with sigma_0 = sigma_1 = ... = 1 *)
Definition cube_layer (xs : seq rat) (m k : nat) : rat :=
  layer (@cube_a [fieldType of rat] (size xs) m) (cube_w (size xs) (fun=> 1))
    (fun=> 1) k (point xs).

Definition cube_layer_fast (xs : seq rat) (m k : nat) : rat :=
  let n := size xs in
  sum_to m (fun j =>
    (if (j < 2 ^ n)%N
     then prod_to n (digit_sign [comRingType of rat] j) / (2 ^ n * n`!)%:R else 0) *
    sum_to n (fun i => digit_sign [comRingType of rat] j i * entry xs i) ^+ k).

Lemma cube_layer_value xs m k p q :
  numq (cube_layer_fast xs m k) = p -> denq (cube_layer_fast xs m k) = q ->
  cube_layer xs m k = p%:~R / q%:~R.
Proof.
move=> <- <-; rewrite divq_num_den /cube_layer /layer mul1r /cube_layer_fast -sum_toE.
apply: eq_bigr => j _; rewrite /cube_w mulr1 -(prod_toE _ (digit_sign _ j)).
by congr (_ * _ ^+ _); rewrite -sum_toE.
Qed.

(* The law of a history of a chain on {0, ..., N-1}, from tables of numbers *)
Section Law.

Variables (N : nat) (p0 : seq rat) (M : seq (seq (seq rat))).
Definition rate_of (i y z : nat) : rat := nth 0 (nth [::] (nth [::] M i) y) z.
Let start (y : 'I_N.+1) : rat := nth 0 p0 y.
Let move (i : nat) (y z : 'I_N.+1) : rat := rate_of i y z.

Definition law_of (h : seq nat) : rat :=
  law start move [ffun i : 'I_(size h).-1.+1 => inord (nth 0%N h i) : 'I_N.+1].

Definition law_fast (h : seq nat) : rat :=
  nth 0 p0 (nth 0%N h 0) *
  prod_to (size h).-1 (fun i => rate_of i (nth 0%N h i) (nth 0%N h i.+1)).

Lemma law_value h p q : all (fun y => y <= N)%N h ->
  numq (law_fast h) = p -> denq (law_fast h) = q -> law_of h = p%:~R / q%:~R.
Proof.
move=> /all_nthP small <- <-; rewrite divq_num_den /law_of /law /law_fast -prod_toE.
have le i : (nth 0%N h i <= N)%N.
  by have [/(small 0%N)|/(nth_default 0%N)->] := ltnP i (size h).
rewrite /start ffunE inordK ?ltnS ?le //; congr (_ * _); apply: eq_bigr => i _.
by rewrite /move !ffunE !inordK ?ltnS ?le.
Qed.

End Law.

(* The s-th derivative of the k-th power of x_0 *)
Definition power_derivative (k s : nat) : {mpoly rat[1]} :=
  derive_all (nseq s ord0) (preactivation (fun (_ : 'I_1) (_ : 'I_1) => 1) ord0 ^+ k).

Lemma derivative_value k s v : (s <= k)%N -> (k`! %/ (k - s)`!)%N = v ->
  power_derivative k s = v%:R *: ('X_0 ^+ (k - s)).
Proof.
move=> le_sk <-; rewrite /power_derivative derivative_factor size_nseq //.
rewrite big1_eq mulr1; congr (_ *: _ ^+ _).
by rewrite /preactivation big_ord_recl big_ord0 addr0 scale1r.
Qed.

(* ------------------------------------------------------------------------- *)
(*  The values                                                                *)
(* ------------------------------------------------------------------------- *)

(* Integers are written in Coq's binary Z, which prints as one expects. *)
Definition int_of (z : Z) : int :=
  match z with
  | Z0 => Posz 0
  | Zpos p => Posz (Pos.to_nat p)
  | Zneg p => - Posz (Pos.to_nat p)
  end.
Definition of_int (i : int) : Z :=
  match i with Posz n => Z.of_nat n | Negz n => Z.opp (Z.of_nat n.+1) end.
Definition rat_of (z : Z) : rat := (int_of z)%:~R.
Definition ratio_of (pq : Z * Z) : rat := rat_of pq.1 / rat_of pq.2.
Definition nat_of := Z.to_nat.

(* numerator and denominator *)
Definition parts (r : rat) : Z * Z := (of_int (numq r), of_int (denq r)).

Local Open Scope Z_scope.

Ltac signsum_line xs k :=
  let v := eval vm_compute in (of_int (signsum_fast (map int_of xs) (nat_of k))) in
  assert (signsum (point (n := size (map int_of xs)) (map int_of xs)) (nat_of k) = int_of v)
    by (apply: signsum_value; vm_compute; reflexivity);
  idtac "bridge signsum" xs k "=" v.

Ltac halfsum_line x xs k :=
  let v := eval vm_compute in (of_int (halfsum_fast (int_of x) (map int_of xs) (nat_of k))) in
  assert (halfsum (point (n := (size (map int_of xs)).+1) (int_of x :: map int_of xs))
            (nat_of k) = int_of v)
    by (apply: halfsum_value; vm_compute; reflexivity);
  idtac "bridge halfsum" x xs k "=" v.

Ltac layer_line xs m k :=
  let v := eval vm_compute in
    (parts (cube_layer_fast (map rat_of xs) (nat_of m) (nat_of k))) in
  match v with (?p, ?q) =>
    assert (cube_layer (map rat_of xs) (nat_of m) (nat_of k)
              = ((int_of p)%:~R / (int_of q)%:~R)%R)
      by (apply: cube_layer_value; vm_compute; reflexivity);
    idtac "bridge cube_layer" xs m k "=" p "/" q
  end.

Ltac law_line N p0 M h :=
  let v := eval vm_compute in
    (parts (law_fast (map ratio_of p0) (map (map (map ratio_of)) M) (map nat_of h))) in
  match v with (?p, ?q) =>
    assert (law_of (nat_of N) (map ratio_of p0) (map (map (map ratio_of)) M) (map nat_of h)
              = ((int_of p)%:~R / (int_of q)%:~R)%R)
      by (apply: law_value; vm_compute; reflexivity);
    idtac "bridge law" N p0 M h "=" p "/" q
  end.

Ltac factor_line k s :=
  let v := eval vm_compute in (Z.of_nat ((nat_of k)`! %/ (nat_of k - nat_of s)`!)%N) in
  assert (power_derivative (nat_of k) (nat_of s)
            = ((nat_of v)%:R *: 'X_0 ^+ (nat_of k - nat_of s))%R)
    by (apply: derivative_value; vm_compute; reflexivity);
  idtac "bridge derivative_factor" k s "=" v.

Ltac neurons_line r :=
  let v := eval vm_compute in
    (Z.of_nat (foldr (fun e p => (nat_of e).+1 * p)%N 1%N r)) in
  assert (\prod_(i < size (map nat_of r)) (nth 0 (map nat_of r) i).+1 = nat_of v)%N
    by (rewrite -(big_mkord xpredT (fun i => (nth 0 (map nat_of r) i).+1)%N) unlock;
        vm_compute; reflexivity);
  idtac "bridge monomial_neurons" r "=" v.

Set Printing Width 400.

Lemma values : True.
Proof.
signsum_line [:: 5] 0; signsum_line [:: 5] 1; signsum_line [:: 5] 3.
signsum_line [:: 2; -3] 1; signsum_line [:: 2; -3] 2; signsum_line [:: 2; -3] 4.
signsum_line [:: 1; 2; -3] 2; signsum_line [:: 1; 2; -3] 3.
halfsum_line 5 [:: 2] 0; halfsum_line 5 [:: 2] 1; halfsum_line 5 [:: 2] 2.
halfsum_line 2 [:: 1; -3] 1; halfsum_line 2 [:: 1; -3] 2; halfsum_line 2 [:: 1; -3] 3.
layer_line [:: 7] 2 0; layer_line [:: 7] 2 1; layer_line [:: 7] 2 3.
layer_line [:: 2; -3] 4 1; layer_line [:: 2; -3] 4 2; layer_line [:: 2; -3] 5 2.
layer_line [:: 1; 2; -3] 8 2; layer_line [:: 1; 2; -3] 8 3.
law_line 1 [:: (1, 3); (2, 3)]
  [:: [:: [:: (1, 2); (1, 2)]; [:: (0, 1); (1, 1)]]; [:: [:: (1, 4); (3, 4)]; [:: (1, 5); (4, 5)]]]
  [:: 0; 1; 1].
law_line 1 [:: (1, 3); (2, 3)]
  [:: [:: [:: (1, 2); (1, 2)]; [:: (0, 1); (1, 1)]]; [:: [:: (1, 4); (3, 4)]; [:: (1, 5); (4, 5)]]]
  [:: 1; 0; 1].
factor_line 4 1; factor_line 2 0; factor_line 5 3.
neurons_line [:: 1; 1; 1]; neurons_line [:: 2; 1]; neurons_line [:: 3; 0; 2].
done.
Qed.
